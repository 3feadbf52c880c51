# One service. MODULE is its folder; `mvn -DskipTests package` has built it.
FROM eclipse-temurin:25.0.1_8-jre-noble
ARG MODULE
# Docker gives a new volume the owner of the folder it covers: any user id may run this image.
RUN mkdir -p /var/lib/router && chmod 1777 /var/lib/router
COPY ${MODULE}/target/quarkus-app/ /app/
WORKDIR /app
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp"
EXPOSE 8080 9000
USER 1000
ENTRYPOINT ["java", "-jar", "quarkus-run.jar"]
