"""The distribution's Chromium, kept from calling home, with a camera and a microphone that are none."""

import math
import shutil
import struct
import wave

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "there is no Chromium: `apt-get install chromium`, or your system's package of it"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PRETENDED_DEVICES = (
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)
RATE = 48_000
LOUDNESS = 12_000


def find_chromium():
    return next((path for path in map(shutil.which, NAMES) if path), None)


def launch_options(microphone):
    """What is heard from the microphone comes from a file, over and over."""
    heard = f"--use-file-for-fake-audio-capture={microphone}"
    return {"executable_path": find_chromium(), "args": [*QUIET, *PRETENDED_DEVICES, heard]}


def write_beeps(file):
    """Four seconds, a tone of 250 ms at the beginning of each: somebody is heard, and is silent between."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(_sample(number) for number in range(4 * RATE)))
    return file


def _sample(number):
    sounding = number % RATE < RATE // 4
    return struct.pack("<h", int(LOUDNESS * math.sin(number * 2 * math.pi * 440 / RATE)) if sounding else 0)
