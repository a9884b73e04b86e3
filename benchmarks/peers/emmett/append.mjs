// Appends single events with Emmett, so many at a time, each expecting its stream's version.
//
//   node append.mjs CONNECTION_STRING IN_FLIGHT STREAMS
//
// Reads lines from its input, each a number of milliseconds, and answers each with how many events it has
// appended in that time. Ends with its input.
import { createInterface } from 'node:readline';
import pg from 'pg';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';

const [connectionString, inFlight, streams] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: Number(inFlight) });
const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });
await store.schema.migrate();

let next = 0;

const appendOne = async () => {
  const number = next++;
  const version = Math.floor(number / Number(streams));
  await store.appendToStream(
    `price-${number % Number(streams)}`,
    [
      {
        type: 'PriceSet',
        data: {
          kind: 'SALE',
          amount: { minor: 1000 + (number % 1900), currency: 'USD', scale: 2 },
          from: '2026-11-27T05:00:00.000Z',
          source: { id: 'pricing', epoch: 3, sequence: 4711042 + number, hash: 'd41d8cd98f00b204e9800998ecf8427e' },
        },
      },
    ],
    { expectedStreamVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version) },
  );
};

const appendFor = async (millis) => {
  const end = performance.now() + millis;
  let done = 0;
  const caller = async () => {
    while (performance.now() < end) {
      await appendOne();
      done++;
    }
  };
  await Promise.all(Array.from({ length: Number(inFlight) }, caller));
  return done;
};

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  console.log(await appendFor(Number(line)));
}
await store.close();
await pool.end();
