// A table as comma-separated values over @libsql/client, in pages by key: one response has a limit of 10 MB. Arguments: URL.
import { createClient } from "@libsql/client";

const PAGE = 50_000;
const client = createClient({ url: process.argv[2] });
const quote = (value) => (typeof value === "string" && /[",\n ]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

process.stdout.write("id,name,amount,note\n");
for (let last = 0; ; ) {
  const { rows } = await client.execute({
    sql: "SELECT id, name, amount, note FROM big WHERE id > ? ORDER BY id LIMIT ?",
    args: [last, PAGE],
  });
  if (rows.length === 0) {
    break;
  }
  const text = rows.map((row) => [row.id, quote(row.name), row.amount, quote(row.note)].join(",")).join("\n") + "\n";
  if (!process.stdout.write(text)) {
    await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
  last = rows[rows.length - 1].id;
}
