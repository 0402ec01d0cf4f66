"""Quality, measured: sacreBLEU's scores, term success and consistency, two packages compared."""
