"""Organizations: state bodies, international organizations, companies, news agencies.

Names: curated from the bodies' own sites and from usage (`curated/organizations.csv`, `international.csv`,
`foreign_bodies.csv`).
"""

from graph_loader.authority.az_cases import is_possessed
from graph_loader.authority.build.description import Description, entity_term
from graph_loader.authority.build.tables import Tables, listed
from ontology.folding import slug

_LANGUAGES = ("en", "az", "ru", "tr")
_TABLES = ("organizations.csv", "international.csv", "foreign_bodies.csv")


def organizations(tables: Tables) -> list[Description]:
    """Every organization of the curated tables."""
    found = []
    rows = [row for name in _TABLES for row in tables.curated(name)]
    for row in rows:
        body = Description(path=f"organization/{slug(row['en'])}", type="Organization")
        for language in _LANGUAGES:
            body.name(language, row[language])
            body.name(language, *listed(row.get(f"alt_{language}", "")))
        if row["state"]:
            body.add("xr:ofState", entity_term(row["state"]))
        if row["state"] == "place/azerbaijan" and is_possessed(row["az"]) and "Azərbaycan" not in row["az"]:
            body.name("az", f"Azərbaycan Respublikasının {row['az']}", f"Azərbaycan Respublikası {row['az']}")
        body.add("dcterms:source", tables.addresses[row["source"]])
        found.append(body)
    return found
