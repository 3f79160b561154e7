"""The headings of all sections."""

import xml.etree.ElementTree as ET

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
for section in ET.parse("plan.en.akn.xml").iter(f"{AKN}section"):
    parts = [part for part in section if part.tag in (f"{AKN}num", f"{AKN}heading")]
    print(section.get("eId"), *("".join(part.itertext()) for part in parts))
