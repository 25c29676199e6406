// Reads {secret, headers, body} objects, one a line, and says for each whether the reference library of Standard
// Webhooks accepts it: "accepted <event id>" or "refused <why>".
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body } = JSON.parse(line);
  try {
    const event = new Webhook(secret).verify(body, headers);
    console.log(`accepted ${event.id}`);
  } catch (problem) {
    console.log(`refused ${problem.message}`);
  }
}
