"""Terms as the store writes them, each spelled once.

Vocabulary: `ontology`; RDF terms of the store: https://pyoxigraph.readthedocs.io/en/stable/model.html
"""

from typing import Final

from pyoxigraph import NamedNode
from rdflib import DCTERMS, RDF, RDFS, XSD

from ontology import SCHEMA, XR

TYPE: Final = NamedNode(RDF.type)
LABEL: Final = NamedNode(RDFS.label)
IS_PART_OF: Final = NamedNode(DCTERMS.isPartOf)
DECIMAL: Final = NamedNode(XSD.decimal)
DATE_PUBLISHED: Final = NamedNode(SCHEMA.datePublished)
HEADLINE: Final = NamedNode(SCHEMA.headline)
IN_LANGUAGE: Final = NamedNode(SCHEMA.inLanguage)

EVENT: Final = NamedNode(XR.Event)
UNREALIZED_EVENT: Final = NamedNode(XR.UnrealizedEvent)
EVENT_LINK: Final = NamedNode(XR.EventLink)
HAPPENING: Final = NamedNode(XR.Happening)
OFFICE: Final = NamedNode(XR.Office)

ABOUT_EVENT: Final = NamedNode(XR.aboutEvent)
ACCOUNT_OF: Final = NamedNode(XR.accountOf)
ACTING_AS: Final = NamedNode(XR.actingAs)
AGENT: Final = NamedNode(XR.agent)
AGENT_AS_WRITTEN: Final = NamedNode(XR.agentAsWritten)
AS_OF: Final = NamedNode(XR.asOf)
ATTRIBUTED_TO: Final = NamedNode(XR.attributedTo)
CONTAINED_IN: Final = NamedNode(XR.containedIn)
DATE_BASIS: Final = NamedNode(XR.dateBasis)
DESIGNATION: Final = NamedNode(XR.designation)
EDTF: Final = NamedNode(XR.edtf)
END: Final = NamedNode(XR.end)
END_DATE: Final = NamedNode(XR.endDate)
EVENT_TYPE: Final = NamedNode(XR.eventType)
FROM: Final = NamedNode(XR["from"])
HOLDER: Final = NamedNode(XR.holder)
LINK_KIND: Final = NamedNode(XR.linkKind)
LIST_POSITION: Final = NamedNode(XR.listPosition)
MAIN_EVENT: Final = NamedNode(XR.mainEvent)
MATCH_KEY: Final = NamedNode(XR.matchKey)
MENTIONS: Final = NamedNode(XR.mentions)
NAME_AS_WRITTEN: Final = NamedNode(XR.nameAsWritten)
NAME_FORM: Final = NamedNode(XR.nameForm)
OBJECT: Final = NamedNode(XR.object)
OBJECT_AS_WRITTEN: Final = NamedNode(XR.objectAsWritten)
OFFICE_HELD: Final = NamedNode(XR.office)
PARTICIPATION: Final = NamedNode(XR.participation)
PLACE: Final = NamedNode(XR.place)
PLACE_KIND: Final = NamedNode(XR.placeKind)
REASON: Final = NamedNode(XR.reason)
REFERS_TO: Final = NamedNode(XR.refersTo)
REPORTS: Final = NamedNode(XR.reports)
RESOLVED_HOLDER: Final = NamedNode(XR.resolvedHolder)
ROLE: Final = NamedNode(XR.role)
SCORE: Final = NamedNode(XR.score)
SOURCE: Final = NamedNode(XR.source)
START: Final = NamedNode(XR.start)
START_DATE: Final = NamedNode(XR.startDate)
TEXT_EXTENT: Final = NamedNode(XR.textExtent)
TO: Final = NamedNode(XR.to)
VALUE: Final = NamedNode(XR.value)

COUNTERPART: Final = NamedNode(XR.counterpartRole)
ROLES: Final = {
    NamedNode(XR.agentRole): "parties",
    COUNTERPART: "parties",
    NamedNode(XR.organizerRole): "company",
    NamedNode(XR.attendeeRole): "company",
    NamedNode(XR.subjectRole): "subjects",
}
"""Where a role puts somebody in an account. Victims stand nowhere: they are not matched by name."""
