# OpenBao with a data folder that any user id may use.
FROM openbao/openbao:2.7.2
USER root
RUN mkdir -p /data && chmod 1777 /data
USER openbao
