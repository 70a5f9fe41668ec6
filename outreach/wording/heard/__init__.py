"""What people may say, as lists for reviewers: one file for danger, one for STOP, one for all else."""
