"""A line that takes its time: whatever is sent comes so much later, each way, however much it is."""

import asyncio
import sys
from asyncio import StreamReader, StreamWriter
from contextlib import suppress


async def slow_line(listen: int, office: int, one_way: float) -> None:
    """Pass everything between ``listen`` and ``office``, ``one_way`` seconds late."""

    async def on_device(reader: StreamReader, writer: StreamWriter) -> None:
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", office)
        await asyncio.gather(_pass(reader, up_writer, one_way), _pass(up_reader, writer, one_way))

    server = await asyncio.start_server(on_device, "127.0.0.1", listen)
    async with server:
        await server.serve_forever()


async def _pass(reader: StreamReader, writer: StreamWriter, one_way: float) -> None:
    loop = asyncio.get_running_loop()
    late: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def deliver() -> None:
        while True:
            due, data = await late.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not data:
                break
            writer.write(data)
            await writer.drain()
        writer.close()

    delivering = asyncio.ensure_future(deliver())
    with suppress(ConnectionError):
        while data := await reader.read(1 << 16):
            late.put_nowait((loop.time() + one_way, data))
    late.put_nowait((loop.time() + one_way, b""))
    with suppress(ConnectionError):
        await delivering


if __name__ == "__main__":
    asyncio.run(slow_line(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
