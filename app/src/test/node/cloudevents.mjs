// Reads a Kafka record, {"headers": {…}, "value": "…"}, from the file that is named, as CloudEvents' own library does, and
// prints the event.
import { readFileSync } from 'node:fs';
import { Kafka } from 'cloudevents';

const { headers, value } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
if (!Kafka.isEvent({ headers, value })) {
  throw new Error('this is no CloudEvent');
}
const event = Kafka.toEvent({ headers, value, body: value });
console.log(JSON.stringify({ ...event.toJSON(), data: typeof event.data === 'string' ? JSON.parse(event.data) : event.data }));
