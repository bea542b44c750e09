"""From files of official news to committed, validated graphs."""
