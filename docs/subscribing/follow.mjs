// Follows the alerts of a theme with kafkajs: npm install kafkajs fzstd, then
//   node follow.mjs BROKER THEME [GROUP]
// With GROUP the broker remembers what was read, and the next run goes on there.
// For a secured cluster set KAFKA_USERNAME and KAFKA_PASSWORD: SASL SCRAM-SHA-512 over TLS.
import { randomUUID } from 'node:crypto';
import { decompress } from 'fzstd';
import kafkajs from 'kafkajs';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
const [broker, theme, group] = process.argv.slice(2);
if (!broker || !theme) {
  console.error('Usage: node follow.mjs BROKER THEME [GROUP]');
  process.exit(2);
}

// Tidings compresses with zstd, which kafkajs leaves to others.
CompressionCodecs[CompressionTypes.ZSTD] = () => ({ decompress: async (bytes) => Buffer.from(decompress(bytes)) });

const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = process.env;
const secured = username ? { ssl: true, sasl: { mechanism: 'scram-sha-512', username, password } } : {};
const kafka = new Kafka({ clientId: 'follow', brokers: [broker], logLevel: logLevel.ERROR, ...secured });

// kafkajs reads committed records only, unless readUncommitted is set.
const consumer = kafka.consumer({ groupId: group ?? `look-${randomUUID()}` });
const newest = new Map(); // the highest version that was shown of each alert

await consumer.connect();
await consumer.subscribe({ topic: `tidings.alerts.${theme}`, fromBeginning: true });
await consumer.run({ eachMessage: async ({ message }) => show(message) });

function show({ headers, value }) {
  if (String(headers.ce_type) !== 'tidings.alert' || value === null) {
    return; // something else that somebody wrote there
  }
  const alert = JSON.parse(value.toString());
  if ((newest.get(alert.id) ?? 0) >= alert.version) {
    return;
  }
  newest.set(alert.id, alert.version);
  console.log(`${alert.raised} ${alert.severity} v${alert.version} ${alert.change}: ${alert.title}`
    + ` (${alert.publishers ?? 0} publishers) ${alert.articles[0].url}`);
  for (const hit of (alert.evidence ?? []).slice(0, 3)) {
    console.log(`    ${hit.clause}: “${hit.quote}”`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => consumer.disconnect().finally(() => process.exit(0)));
}
