"""Rules that turn a Document into an Item: sentences, dates, names, offices, places, events, figures, quotations."""
