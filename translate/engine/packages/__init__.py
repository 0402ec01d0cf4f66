"""Translation packages (`.argosmodel`): what one is, where it is found, how it gets here safely."""

from translate.engine.packages.finding import available_packages, bundled_folder, find_package, open_package
from translate.engine.packages.package import Masks, Package

__all__ = ["Masks", "Package", "available_packages", "bundled_folder", "find_package", "open_package"]
