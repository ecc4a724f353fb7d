"""The students' own table: their cards, and nothing else."""
