# The bot alone: onnxruntime answers, torch is not installed. Build the index first, on any machine:
#     python build_index.py --index .index
# then: docker compose up -d
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

RUN useradd --uid 10001 hoidap && install -d -m 700 -o hoidap -g hoidap /data
# The checkout is only lent to this step: the reader's 37 MB stay in the image once, not three times.
RUN --mount=type=bind,target=/source,rw pip install -c /source/constraints.txt /source

USER 10001
WORKDIR /data
ENV INDEX_DIR=/index DATA_DIR=/data HTTP_HOST=0.0.0.0 HTTP_PORT=8080 LOG_LEVEL=INFO
VOLUME /data
EXPOSE 8080
# /health tells that the process answers; whether the channels are connected is /ready.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/health', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["hoidap"]
CMD ["serve"]
