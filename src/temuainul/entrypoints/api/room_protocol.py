"""WebSockets as the room needs them: nobody who has stopped reading, or is gone, keeps a connection."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

PING_SECONDS = 10.0
PONG_SECONDS = 10.0
"""A half-open peer is noticed after twenty seconds; reliability G38 allows thirty."""
LINGER_SECONDS = 3.0
"""After its end, for a peer to read the last bytes and to answer."""


class RoomProtocol(WebSocketsSansIOProtocol):
    """The server's own waits for its buffer to be read before it lets go, which a half-open peer never does."""

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()

    async def run_asgi(self) -> None:
        await super().run_asgi()
        self.loop.call_later(LINGER_SECONDS, self.transport.abort)

    def shutdown(self) -> None:
        """The handler hears of it too, and says so to its peer in words of our own; who lingers is cut off."""
        if not self.handshake_complete or self.close_sent:
            super().shutdown()
            return
        self.stop_keepalive()
        self.loop.call_later(LINGER_SECONDS, self.transport.abort)
