# LiteLLM with the agent: every package by its hash, nothing else.
FROM python:3.11.14-slim-bookworm
WORKDIR /app
COPY deploy/litellm/requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock && mkdir /spool && chmod 1777 /spool
COPY deploy/litellm/config.yaml ./
COPY deploy/litellm/cloudfreedom_agent/ cloudfreedom_agent/
ENV PYTHONPATH=/app PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 4000
USER 1000
ENTRYPOINT ["python", "-m", "cloudfreedom_agent.serve", "--host", "0.0.0.0", "--port", "4000"]
