"""Quality checks, one small file each, in a registry."""
