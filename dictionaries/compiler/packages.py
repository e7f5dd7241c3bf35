"""The Hunspell dictionary packed for other programs: an extension of LibreOffice, and one of Firefox and Thunderbird.

The same dictionary gives the same bytes: files come sorted and carry the earliest time that zip knows.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.hunspell import Pair

IDENTIFIER = "kk-kz.dictionary.maqala"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAMES = {
    "en": "Kazakh spelling dictionary (Maqala)",
    "kk": "Қазақ тілінің емле сөздігі (Мақала)",
    "ru": "Словарь казахского правописания (Мақала)",
}
_DESCRIPTION = (
    "Checks Kazakh spelling, suffixes and all. Қазақ мәтінінің емлесін жалғау-жұрнағымен қоса тексереді."
)

_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
  <manifest:file-entry manifest:full-path="dictionaries.xcu" manifest:media-type="application/vnd.sun.star.configuration-data"/>
</manifest:manifest>
"""  # noqa: E501
_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:package="org.openoffice.Office" oor:name="Linguistic">
  <node oor:name="ServiceManager">
    <node oor:name="Dictionaries">
      <node oor:name="HunSpellDic_kk_KZ_maqala" oor:op="fuse">
        <prop oor:name="Locations" oor:type="oor:string-list"><value>%origin%/kk_KZ.aff %origin%/kk_KZ.dic</value></prop>
        <prop oor:name="Format" oor:type="xs:string"><value>DICT_SPELL</value></prop>
        <prop oor:name="Locales" oor:type="oor:string-list"><value>kk-KZ</value></prop>
      </node>
    </node>
  </node>
</oor:component-data>
"""  # noqa: E501


@dataclass(frozen=True, slots=True)
class Project:
    """Whose dictionary it is: the version that the packages bear, the text of the licence."""

    version: str
    licence: str


def write(folder: Path, pair: Pair, project: Project) -> list[Path]:
    """Put kk_KZ.aff, kk_KZ.dic and the packages made of them into `folder`; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "kk_KZ.aff": pair.aff.encode(),
        "kk_KZ.dic": pair.dic.encode(),
        f"kk_KZ-{project.version}.oxt": _zip(_libreoffice(pair, project)),
        f"kk_KZ-{project.version}.xpi": _zip(_mozilla(pair, project)),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _libreoffice(pair: Pair, project: Project) -> dict[str, str]:
    """LibreOffice parts words at a hyphen behind a digit or %, and asks for what stands behind it."""
    pair = pair.with_suffixes(pair.behind_number)
    return {
        "META-INF/manifest.xml": _MANIFEST,
        "description.xml": _description(project.version),
        "dictionaries.xcu": _REGISTRY,
        "kk_KZ.aff": pair.aff,
        "kk_KZ.dic": pair.dic,
        "LICENSE.txt": project.licence,
    }


def _description(version: str) -> str:
    names = "\n".join(f'    <name lang="{language}">{name}</name>' for language, name in _NAMES.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006">
  <identifier value="{IDENTIFIER}"/>
  <version value="{version}"/>
  <display-name>
{names}
  </display-name>
</description>
"""


def _mozilla(pair: Pair, project: Project) -> dict[str, str]:
    """Firefox leaves out words with digits, and parts words at %."""
    pair = pair.with_suffixes(pair.behind_percent)
    manifest = {
        "manifest_version": 2,
        "name": _NAMES["en"],
        "description": _DESCRIPTION,
        "version": project.version,
        "browser_specific_settings": {
            "gecko": {
                "id": f"{IDENTIFIER}@mozilla",
                "strict_min_version": "68.0",
                "data_collection_permissions": {"required": ["none"]},  # new add-ons have to say so
            }
        },
        "dictionaries": {"kk": "dictionaries/kk.dic"},
    }
    return {
        "manifest.json": json.dumps(manifest, ensure_ascii=False, indent=2) + "\n",
        "dictionaries/kk.aff": pair.aff,
        "dictionaries/kk.dic": pair.dic,
        "LICENSE.txt": project.licence,
    }


def _zip(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, files[name].encode(), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()
