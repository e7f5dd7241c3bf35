"""The .app and the .dmg for macOS, signed and notarised where that is configured."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from installer.metadata import Metadata, run, told_size
from installer.trial import selftest

IDENTITY = "MAQALA_SIGN_MACOS"
"""An environment variable with the identity to sign with (Developer ID Application: …)."""
PROFILE = "MAQALA_NOTARY_PROFILE"
"""One with the keychain profile that `notarytool` was given the account under."""
OLDEST = "11.0"
"""The oldest macOS that Qt 6.8 runs on."""

_TYPES = {
    ".docx": "org.openxmlformats.wordprocessingml.document",
    ".md": "net.daringfireball.markdown",
    ".html": "public.html",
    ".txt": "public.plain-text",
}


def info(about: Metadata) -> dict[str, Any]:
    """Info.plist: the program opens our file types, and is nobody's default for them."""
    return {
        "CFBundleIdentifier": about.app_id,
        "CFBundleName": about.display_name,
        "CFBundleDisplayName": about.display_name,
        "CFBundleExecutable": about.name,
        "CFBundleIconFile": f"{about.name}.icns",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": about.version,
        "CFBundleVersion": about.version,
        "CFBundleDevelopmentRegion": "kk",
        "CFBundleLocalizations": ["kk", "ru", "en"],
        "LSMinimumSystemVersion": OLDEST,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": suffix.removeprefix(".").upper(),
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [_TYPES[suffix]],
            }
            for suffix in about.file_types
        ],
    }


def entitlements() -> dict[str, bool]:
    """What the hardened runtime has to allow: Python's ctypes makes code at run time; no network, no camera."""
    return {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def package(app: Path, output: Path, about: Metadata) -> Path:
    """Make the .dmg of a staged .app in `output`; needs the tools of macOS."""
    output.mkdir(parents=True, exist_ok=True)
    made = output / f"{about.display_name}-{about.version}-{os.uname().machine}.dmg"
    sign(app)
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(app, Path(scratch) / app.name, symlinks=True)
        (Path(scratch) / "Applications").symlink_to("/Applications")
        image = ("-volname", about.display_name, "-srcfolder", scratch, "-ov", "-format", "ULFO")
        run(["hdiutil", "create", *image, made])
    notarise(made)
    told_size(made, about.packed_limit)
    return made


def sign(app: Path) -> None:
    """Sign with the hardened runtime; without an identity ad hoc, which only this machine trusts."""
    identity = os.environ.get(IDENTITY, "-")
    with tempfile.TemporaryDirectory() as scratch:
        rights = Path(scratch) / "entitlements.plist"
        rights.write_bytes(plistlib.dumps(entitlements()))
        hardened = ("--force", "--deep", "--options", "runtime", "--entitlements", str(rights))
        run(["codesign", *hardened, "--sign", identity, app])


def notarise(made: Path) -> None:
    """Let Apple look at the image and staple its ticket, where an account is configured."""
    if profile := os.environ.get(PROFILE):
        run(["xcrun", "notarytool", "submit", made, "--keychain-profile", profile, "--wait"])
        run(["xcrun", "stapler", "staple", made])
    else:
        print(f"not notarised: {made.name} (set {PROFILE})")


def verify(made: Path, about: Metadata) -> None:
    """Mount the image, copy the program out as people do, and try it."""
    with tempfile.TemporaryDirectory(prefix="Мақала орнату ") as scratch:
        volume = Path(scratch) / "volume"
        run(["hdiutil", "attach", made, "-mountpoint", volume, "-nobrowse"])
        try:
            app = Path(scratch) / f"{about.display_name}.app"
            shutil.copytree(volume / app.name, app, symlinks=True)
        finally:
            subprocess.run(["hdiutil", "detach", str(volume)], check=False)
        selftest(app / "Contents" / "MacOS" / about.name, Path(scratch) / "нәтиже")
