import type { Client } from '@libsql/client'

/**
 * The tables of an app that was there before: a print shop of six people. It knows nothing of rules; they put their outcomes into columns and a table of its own.
 */
export const makeTables = (client: Client): Promise<void> => client.executeMultiple(TABLES)

const TABLES = `
CREATE TABLE members (
  member TEXT PRIMARY KEY, full_name TEXT NOT NULL, role TEXT NOT NULL REFERENCES roles, joined_on TEXT NOT NULL, left_on TEXT
);
-- What an hour earns, as a fraction where it is one, and why.
CREATE TABLE roles (role TEXT PRIMARY KEY, wage TEXT, wage_because TEXT);
-- What everybody thinks a role should earn; who has no opinion has no row.
CREATE TABLE wage_wishes (member TEXT NOT NULL, role TEXT NOT NULL, euros TEXT NOT NULL, PRIMARY KEY (member, role));
-- How much of which people must be for it, and what came of it.
CREATE TABLE motions (
  motion INTEGER PRIMARY KEY, title TEXT NOT NULL, at_least TEXT NOT NULL, of_whom TEXT NOT NULL, closed_on TEXT, outcome TEXT, because TEXT
);
CREATE TABLE motion_ballots (motion INTEGER NOT NULL, member TEXT NOT NULL, choice TEXT NOT NULL, PRIMARY KEY (motion, member));
CREATE TABLE timesheet (member TEXT NOT NULL, day TEXT NOT NULL, hours TEXT NOT NULL, paid_leave INTEGER NOT NULL DEFAULT 0);
CREATE TABLE payslips (month TEXT NOT NULL, member TEXT NOT NULL, amount_cents INTEGER NOT NULL, because TEXT NOT NULL, PRIMARY KEY (month, member));

INSERT INTO roles (role) VALUES ('press'), ('design');
INSERT INTO members VALUES
  ('ines', 'Inés Roca', 'press', '2019-03-01', NULL), ('jonas', 'Jonas Weber', 'press', '2020-01-15', NULL),
  ('katya', 'Katya Lis', 'design', '2021-06-01', NULL), ('lamine', 'Lamine Diop', 'press', '2022-09-01', NULL),
  ('mireia', 'Mireia Font', 'design', '2019-03-01', NULL), ('noor', 'Noor Haddad', 'design', '2025-02-01', NULL),
  ('otto', 'Otto Prins', 'press', '2019-03-01', '2026-03-31');
INSERT INTO wage_wishes VALUES
  ('ines', 'press', '15.50'), ('jonas', 'press', '14'), ('katya', 'press', '14.50'), ('lamine', 'press', '16'), ('mireia', 'press', '13'),
  ('ines', 'design', '15'), ('katya', 'design', '15'), ('mireia', 'design', '14');
INSERT INTO motions (motion, title, at_least, of_whom, closed_on) VALUES
  (1, 'Buy the two-colour press', '2/3', 'electorate', '2026-10-09'),
  (2, 'Close on Fridays in August', '2/3', 'electorate', '2026-10-09'),
  (3, 'Paint the front door', '50%', 'for-or-against', NULL);
INSERT INTO motion_ballots VALUES
  (1, 'ines', 'for'), (1, 'jonas', 'for'), (1, 'katya', 'for'), (1, 'lamine', 'against'), (1, 'mireia', 'for'),
  (2, 'ines', 'for'), (2, 'jonas', 'for'), (2, 'katya', 'for'), (2, 'lamine', 'abstain'),
  (3, 'noor', 'for');
INSERT INTO timesheet (member, day, hours) VALUES
  ('ines', '2026-10-05', '8'), ('ines', '2026-10-06', '9.5'), ('jonas', '2026-10-05', '7.25'), ('katya', '2026-10-05', '8'),
  ('katya', '2026-10-06', '5'), ('lamine', '2026-10-07', '8'), ('mireia', '2026-10-07', '6.5'), ('noor', '2026-10-08', '7'),
  ('jonas', '2026-11-03', '80'), ('katya', '2026-11-31', '8');
INSERT INTO timesheet VALUES ('noor', '2026-10-09', '8', 1);
`
