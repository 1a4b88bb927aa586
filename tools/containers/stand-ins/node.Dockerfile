FROM live-tz-stand-in/bookworm
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
COPY local /usr/local
ENTRYPOINT []
CMD ["node"]
