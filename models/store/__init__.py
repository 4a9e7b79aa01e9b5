"""How records are kept on the device: the only room here that speaks SQL, and the only writer."""
