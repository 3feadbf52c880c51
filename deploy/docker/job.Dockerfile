# A plain Java main: the Vault init job, or the providers' doubles. MODULE is its folder; built by
# `mvn -DskipTests package dependency:copy-dependencies -DincludeScope=runtime`. The command is the main class.
FROM eclipse-temurin:25.0.1_8-jre-noble
ARG MODULE
# One folder for each process' secret id; as in service.Dockerfile, any user id may run this image.
RUN for process in key-service config-service usage-service gateway proxy-litellm-1; do \
      mkdir -p /out/$process && chmod 1777 /out/$process; done
COPY ${MODULE}/target/dependency/ ${MODULE}/target/*.jar /app/lib/
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
USER 1000
ENTRYPOINT ["java", "-cp", "/app/lib/*"]
