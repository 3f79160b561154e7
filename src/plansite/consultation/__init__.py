"""A round of consultation on the office's side: what comes in becomes the register, decisions become answers."""
