// One workload over @libsql/client. Prints the seconds that each repetition took, as a JSON array.
// Arguments: URL, workload (insert, scan or read), number of rows, number of repetitions.
import { createClient } from "@libsql/client";

const [url, workload, rowsText, repetitionsText] = process.argv.slice(2);
const rows = Number(rowsText);
const tableRows = 1_000_000;
// What was fastest for each: over a WebSocket, sqld takes no message of 16 MB.
const batchSize = url.startsWith("ws") ? 1_000 : rows;
const client = createClient({ url });

const sum = (count) => (count * (count + 1)) / 2;

function require(right) {
  if (!right) {
    throw new Error("The client gave a wrong answer");
  }
}

const workloads = {
  async insert() {
    const names = Array.from({ length: rows }, (_, i) => "name of row " + String(i + 1).padStart(10, "0"));
    await client.execute("DROP TABLE IF EXISTS loaded");
    await client.execute("CREATE TABLE loaded (id INTEGER PRIMARY KEY, name TEXT, amount REAL)");
    const start = process.hrtime.bigint();
    const statements = [];
    for (let i = 0; i < rows; i++) {
      statements.push({ sql: "INSERT INTO loaded VALUES (?, ?, ?)", args: [i + 1, names[i], (i + 1) / 8] });
    }
    const transaction = await client.transaction("write");
    for (let i = 0; i < rows; i += batchSize) {
      await transaction.batch(statements.slice(i, i + batchSize));
    }
    await transaction.commit();
    const nanos = process.hrtime.bigint() - start;
    const result = await client.execute("SELECT count(*), sum(id) FROM loaded");
    require(result.rows[0][0] === rows && result.rows[0][1] === sum(rows));
    return nanos;
  },

  async scan() {
    const start = process.hrtime.bigint();
    let count = 0;
    let ids = 0;
    let length = 0;
    let amount = 0;
    const result = await client.execute({ sql: "SELECT id, name, amount FROM big WHERE id <= ?", args: [rows] });
    for (const row of result.rows) {
      count++;
      ids += row[0];
      length += row[1].length;
      amount += row[2];
    }
    const nanos = process.hrtime.bigint() - start;
    require(count === rows && ids === sum(rows) && length === 22 * rows && amount === sum(rows) / 8);
    return nanos;
  },

  async read() {
    const start = process.hrtime.bigint();
    for (let i = 0; i < rows; i++) {
      const id = ((i * 7919) % tableRows) + 1;
      const result = await client.execute({ sql: "SELECT name, amount FROM big WHERE id = ?", args: [id] });
      require(result.rows.length === 1 && result.rows[0][1] === id / 8);
    }
    return process.hrtime.bigint() - start;
  },
};

const seconds = [];
for (let i = 0; i < Number(repetitionsText); i++) {
  seconds.push(Number(await workloads[workload]()) / 1e9);
}
client.close();
console.log(JSON.stringify(seconds));
