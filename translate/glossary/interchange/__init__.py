"""The termbase in and out: TBX 3 (ISO 30042:2019, TBX-Basic) and TSV, there and back without loss."""
