# Debian's Redis, with only busybox for a shell, as in Alpine.
FROM live-tz-stand-in/bookworm
RUN groupadd --system --gid 1000 redis && useradd --system --uid 999 --gid redis redis \
  && apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server busybox \
  && rm -rf /var/lib/apt/lists/* && mkdir -p /busybox /data && busybox --install -s /busybox \
  && ln -sf /bin/busybox /bin/sh && chown redis:redis /data
ENV PATH=/busybox:/usr/local/bin:/usr/bin:/bin
VOLUME /data
WORKDIR /data
EXPOSE 6379
CMD ["redis-server"]
