import { expect, test } from "vitest";
import { readSipriDeliveries } from "../../../src/evidence/loaders/sipri-deliveries.ts";
import { byName, fileOf, messageOf } from "./files.ts";

// Made to the shape of SIPRI's export; the deliveries are invented.
const header =
  "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production";
const rows = [
  "0012,Ruritania,Türkland,Howl-70,towed gun,Artillery,1982,Yes,10,No,1984,No,New,0.25,0.25,2.5,Yes",
  "0012,Ruritania,Türkland,Howl-70,towed gun,Artillery,1982,Yes,1,Yes,1986,Yes,New,0.25,0.25,0,Yes",
  '31,Ruritania,Arcadia,"Dart, early",SAM,Missiles,,,"1,200",,2020,,Second hand,0.1,0.04,48,',
];
const preamble = Array.from({ length: 11 }, (_, i) => `line ${i + 1} of notes, "quoted`);

test.each([
  ["eleven lines of preamble, Latin-1", Buffer.from([...preamble, header, ...rows].join("\r\n"), "latin1")],
  ["no preamble, UTF-8 with a byte order mark", `\uFEFF${[header, ...rows, ""].join("\n")}`],
])("%s", async (_, content) => {
  const table = byName(await readSipriDeliveries(await fileOf("deliveries.csv", content)));
  expect(table).toEqual({
    deal: ["0012", "0012", "31"],
    supplier: ["Ruritania", "Ruritania", "Ruritania"],
    recipient: ["Türkland", "Türkland", "Arcadia"],
    designation: ["Howl-70", "Howl-70", "Dart, early"],
    description: ["towed gun", "towed gun", "SAM"],
    category: ["Artillery", "Artillery", "Missiles"],
    order_year: [1982, 1982, null],
    order_year_uncertain: [true, true, false],
    number_delivered: [10, 1, 1200],
    number_delivered_uncertain: [false, true, false],
    delivery_year: [1984, 1986, 2020],
    delivery_year_uncertain: [false, true, false],
    status: ["New", "New", "Second hand"],
    sipri_estimate: [0.25, 0.25, 0.1],
    tiv_per_unit: [0.25, 0.25, 0.04],
    tiv_delivered: [2.5, 0, 48],
    tiv_delivered_high: [2.5, 0.5, 48],
    local_production: [true, true, false],
  });
});

test.each([
  [
    [header, rows[0]?.replace("Yes,10", "maybe,10")],
    'line 2, column "Order date is estimate": "maybe" is neither Yes nor No',
  ],
  [[header, rows[0]?.replace(",1984,", ",19.84,")], 'line 2, column "Delivery year": "19.84" is not a year'],
  [[header, rows[0]?.replace(",2.5,", ",-2.5,")], 'line 2, column "TIV delivery values": "-2.5" is below 0'],
  [[header.replace(",Status", ",State"), rows[0]], 'column "Status": the column "Status" is missing'],
  [["Recipient,Supplier,Year of order, ", "a,b,1999,"], "Use readSipriRegister"],
])("what is otherwise is refused: %#", async (lines, part) => {
  expect(await messageOf(readSipriDeliveries(await fileOf("deliveries.csv", lines.join("\n"))))).toContain(
    part,
  );
});
