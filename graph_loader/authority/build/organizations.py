"""Organizations: state bodies, international organizations, companies, news agencies.

Names: curated from the bodies' own sites (`curated/organizations.csv`, `curated/international.csv`).
"""

from graph_loader.authority.build.description import Description, entity_term
from graph_loader.authority.build.tables import Tables, listed
from ontology.folding import slug

_LANGUAGES = ("en", "az", "ru", "tr")


def organizations(tables: Tables) -> list[Description]:
    """Every organization of the curated tables."""
    found = []
    for row in tables.curated("organizations.csv"):
        body = Description(path=f"organization/{slug(row['en'])}", type="Organization")
        for language in _LANGUAGES:
            body.name(language, row[language])
            body.name(language, *listed(row.get(f"alt_{language}", "")))
        if row["state"]:
            body.add("xr:ofState", entity_term(row["state"]))
        body.add("dcterms:source", tables.addresses[row["source"]])
        found.append(body)
    return found
