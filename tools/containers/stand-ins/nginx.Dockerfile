# Debian's nginx, as the account of the unprivileged image, with only busybox for a shell.
FROM live-tz-stand-in/forky
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx busybox \
  && rm -rf /var/lib/apt/lists/* && mkdir /busybox && busybox --install -s /busybox && ln -sf /bin/busybox /bin/sh
ENV PATH=/busybox:/usr/local/bin:/usr/sbin:/usr/bin:/bin
USER 101
EXPOSE 8080
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
