# syntax=docker/dockerfile:1

# The program is one static file: no shell, no package manager, nothing else in the image to keep up to date.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=devel
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.release=${VERSION}" -o /out/otklik . \
    && mkdir -p /out/data /out/tmp

FROM scratch
ARG VERSION=devel
LABEL org.opencontainers.image.title="Otklik" \
      org.opencontainers.image.description="Answers of a municipality to what residents write in social networks" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/otklik /otklik
# A named volume takes its owner from here.
COPY --from=build --chown=65532:65532 /out/data /data
COPY --from=build --chown=65532:65532 /out/tmp /tmp
USER 65532:65532
WORKDIR /data
VOLUME /data
# Inside the container only; publish it to whoever collects metrics, and to nobody else.
ENV OTKLIK_LISTEN=:8090
EXPOSE 8090
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=4 CMD ["/otklik", "healthcheck"]
ENTRYPOINT ["/otklik"]
CMD ["run"]
