"""The desk of people: sign in, whom I act for, invitations, claims."""
