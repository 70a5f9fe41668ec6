"""What the line answers: pure rules from a message and a state to a reply and a new state."""
