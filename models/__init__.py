"""What is true: people, places, findings, actions, the rules; and how it is kept on the device. No Qt."""
