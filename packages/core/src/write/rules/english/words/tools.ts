import { caseless } from "./gated.ts";
import { toolKinds } from "./words.ts";

/** What kind of tool a name is, where people usually have one main one. */
export function toolKind(name: string): string | undefined {
  const bare = name.replace(/^(?:an?|the|my|our)\s+/iu, "").trim();
  return Object.entries(toolKinds).find(([, pattern]) => pattern.test(bare))?.[0];
}

const technology = caseless`^(?:go|golang|rust|python|ruby|java|kotlin|swift|c|c\+\+|c#|typescript|javascript|php|elixir|erlang|haskell|scala|clojure|zig|ocaml|f#|perl|lua|julia|fortran|cobol|nim|crystal|objective-c|dart|flutter|react|react native|vue|svelte|angular|next(?:\.js)?|nuxt|astro|solid|django|flask|fastapi|rails|laravel|spring(?: boot)?|node(?:\.js)?|deno|bun|postgres(?:ql)?|mysql|mariadb|sqlite|mongo(?:db)?|redis|kafka|rabbitmq|elasticsearch|docker|podman|kubernetes|k8s|terraform|ansible|aws|gcp|azure|vercel|netlify|cloudflare|heroku|git|github|gitlab|bitbucket|jenkins|figma|sketch|blender|photoshop|excel|google sheets|supabase|firebase|graphql|tailwind|webpack|vite|hugo|wordpress|shopify|salesforce|sap|matlab|r|stata|sql|duckdb|mattermost|slack|(?:microsoft |ms )?teams|discord|zulip|signal|telegram|whatsapp|fastify|express|koa|nestjs|sveltekit|remix|gatsby|eleventy|jekyll|laravel|symfony|phoenix|gin|axum|actix|quarkus|ktor|dropwizard|opentofu|pulumi|ansible|chef|puppet|consul|nomad|grafana|prometheus|datadog|sentry|posthog|clickhouse|cassandra|cockroachdb|dynamodb|neo4j|influxdb|timescale|meilisearch|typesense|opensearch|celery|sidekiq|nats|pulsar|airtable|coda|miro|canva|affinity(?: \p{L}+)?|lightroom|darktable|gimp|inkscape|krita|procreate|ableton(?: live)?|logic pro|reaper|fl studio|garageband|davinci resolve|final cut(?: pro)?|premiere(?: pro)?|unity|unreal(?: engine)?|godot|fusion 360|freecad|openscad|autocad|solidworks|sketchup|strava|garmin|komoot|duolingo|anki|goodreads|ynab|quickbooks|xero|stripe|paypal|zapier|n8n|home assistant|plex|jellyfin|nextcloud|syncthing|dropbox|google drive|onedrive|icloud|proton drive|zoom|google meet|webex|latex|overleaf|zotero|scrivener|ulysses|libreoffice|snowflake|bigquery|databricks|spark|airflow|dbt|prisma|drizzle|esm|vpn|linux)\b`;

/** Whether a name is a tool or a technology rather than a place or a person. */
export function isTool(name: string): boolean {
  return toolKind(name) !== undefined || technology.test(name.replace(/^(?:the|a|an)\s+/iu, ""));
}
