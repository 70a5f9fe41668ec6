"""Series and broadcasts: who is sent what, and when. Rows of the outbox come out; the guard decides on each of them."""
