# MicroPython 1.20 or later, on a board that is connected to the network. Sets its clock to the time at a place.
import json
import socket
from machine import RTC

HOST = "clock.example.org"
PORT = 80
PLACE = "tokyo"


def now(place):
    connection = socket.socket()
    try:
        connection.connect(socket.getaddrinfo(HOST, PORT)[0][-1])
        request = "GET /now/" + place + "?format=json HTTP/1.0\r\nHost: " + HOST + "\r\n\r\n"
        connection.send(request.encode())
        stream = connection.makefile("rb")
        status = stream.readline().split()[1]
        while stream.readline() not in (b"\r\n", b""):
            pass
        answer = json.loads(stream.read())
    finally:
        connection.close()
    if status != b"200":
        raise OSError(answer["detail"])
    return answer


time = now(PLACE)
year, month, day = (int(part) for part in time["iso"][:10].split("-"))
hour, minute, second = (int(part) for part in time["iso"][11:19].split(":"))
RTC().datetime((year, month, day, time["dayOfWeek"] - 1, hour, minute, second, 0))
print(time["place"], time["iso"])
