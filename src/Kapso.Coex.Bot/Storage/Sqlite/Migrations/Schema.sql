CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "attachments" (
    "id" TEXT NOT NULL CONSTRAINT "PK_attachments" PRIMARY KEY,
    "conversation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "thumbnail" BLOB NULL
);

CREATE TABLE conversations (
    id TEXT NOT NULL,
    channel TEXT NOT NULL,
    customer TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    version INTEGER NOT NULL,
    handled INTEGER NOT NULL,
    last_sequence INTEGER NOT NULL,
    heard INTEGER NOT NULL,
    heard_at INTEGER NOT NULL,
    CONSTRAINT "PK_conversations" PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE "escalations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_escalations" PRIMARY KEY,
    "conversation" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "playbook" TEXT NULL,
    "opened_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "brief" TEXT NOT NULL,
    CONSTRAINT "escalations_state" CHECK (state IN ('open', 'taken', 'closed'))
);

CREATE TABLE "keys" (
    "name" TEXT NOT NULL CONSTRAINT "PK_keys" PRIMARY KEY,
    "value" BLOB NOT NULL
);

CREATE TABLE messages (
    conversation TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    author INTEGER NOT NULL,
    at INTEGER NOT NULL,
    key TEXT NULL,
    body TEXT NOT NULL,
    CONSTRAINT "PK_messages" PRIMARY KEY (conversation, sequence)
) WITHOUT ROWID;

CREATE TABLE outbox (
    id TEXT NOT NULL,
    conversation TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    settled_at INTEGER NULL,
    attempts INTEGER NOT NULL,
    last_error TEXT NULL,
    CONSTRAINT "PK_outbox" PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE "playbook_editions" (
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "first_served_at" INTEGER NOT NULL,
    CONSTRAINT "PK_playbook_editions" PRIMARY KEY ("id", "version")
);

CREATE TABLE turns (
    conversation TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    events TEXT NOT NULL,
    CONSTRAINT "PK_turns" PRIMARY KEY (conversation, version)
) WITHOUT ROWID;

CREATE INDEX "attachments_conversation" ON "attachments" ("conversation");

CREATE INDEX "conversations_unanswered" ON "conversations" ("heard_at") WHERE heard > handled;

CREATE INDEX "escalations_by_age" ON "escalations" ("opened_at", "id");

CREATE INDEX "escalations_by_state" ON "escalations" ("state", "opened_at", "id");

CREATE UNIQUE INDEX "messages_key" ON "messages" ("key") WHERE key IS NOT NULL;

CREATE INDEX "outbox_due" ON "outbox" ("due_at") WHERE settled_at IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122161638_Initial', '10.0.15');

CREATE TABLE "account_events" (
    "id" TEXT NOT NULL CONSTRAINT "PK_account_events" PRIMARY KEY,
    "account" TEXT NULL,
    "numbers" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "detail" TEXT NOT NULL
);

CREATE TABLE addresses (
    address TEXT NOT NULL,
    conversation TEXT NOT NULL,
    CONSTRAINT "PK_addresses" PRIMARY KEY (address)
) WITHOUT ROWID;

CREATE TABLE deliveries (
    conversation TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    part INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    digest TEXT NOT NULL,
    message_id TEXT NULL,
    state INTEGER NOT NULL,
    state_at INTEGER NOT NULL,
    error_code INTEGER NULL,
    error TEXT NULL,
    repeats INTEGER NOT NULL,
    CONSTRAINT "PK_deliveries" PRIMARY KEY (conversation, sequence, part)
) WITHOUT ROWID;

CREATE TABLE "invitations" (
    "code" TEXT NOT NULL CONSTRAINT "PK_invitations" PRIMARY KEY,
    "conversation" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL
);

CREATE TABLE "parked_statuses" (
    "message_id" TEXT NOT NULL CONSTRAINT "PK_parked_statuses" PRIMARY KEY,
    "state" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "error_code" INTEGER NULL,
    "error" TEXT NULL
);

CREATE TABLE people (
    conversation TEXT NOT NULL,
    channel TEXT NOT NULL,
    number TEXT NOT NULL,
    user_id TEXT NULL,
    phone TEXT NULL,
    name TEXT NULL,
    heard_at INTEGER NOT NULL,
    hushed INTEGER NOT NULL,
    CONSTRAINT "PK_people" PRIMARY KEY (conversation)
) WITHOUT ROWID;

CREATE TABLE postings (
    conversation TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    through INTEGER NOT NULL,
    state INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    part INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    last_error TEXT NULL,
    CONSTRAINT "PK_postings" PRIMARY KEY (conversation, sequence)
) WITHOUT ROWID;

CREATE UNIQUE INDEX "deliveries_message" ON "deliveries" ("message_id") WHERE message_id IS NOT NULL;

CREATE INDEX "postings_due" ON "postings" ("due_at") WHERE state = 0;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122191340_WhatsApp', '10.0.15');

CREATE TABLE "identities" (
    "conversation" TEXT NOT NULL CONSTRAINT "PK_identities" PRIMARY KEY,
    "user" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NULL,
    "email" TEXT NULL,
    "locale" TEXT NULL,
    "project" TEXT NULL,
    "numbers" TEXT NOT NULL,
    "phone_number_ids" TEXT NOT NULL,
    "waba_ids" TEXT NOT NULL,
    "seen_at" INTEGER NOT NULL
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122225002_Identity', '10.0.15');

ALTER TABLE "conversations" ADD "last_message" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "conversations" ADD "last_turn" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE messages RENAME TO messages_by_conversation;
DROP INDEX messages_key;

CREATE TABLE messages (
    number INTEGER NOT NULL CONSTRAINT "PK_messages" PRIMARY KEY,
    before INTEGER NOT NULL,
    conversation TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    author INTEGER NOT NULL,
    at INTEGER NOT NULL,
    key TEXT NULL,
    body TEXT NOT NULL
);

INSERT INTO messages
SELECT row_number() OVER thread, CASE sequence WHEN 1 THEN 0 ELSE row_number() OVER thread - 1 END, conversation, sequence, author, at, key, body
FROM messages_by_conversation WINDOW thread AS (ORDER BY conversation, sequence);

DROP TABLE messages_by_conversation;

UPDATE conversations SET last_message = number
FROM (SELECT conversation, max(number) AS number FROM messages GROUP BY conversation) WHERE conversation = id;

ALTER TABLE turns RENAME TO turns_by_conversation;

CREATE TABLE turns (
    number INTEGER NOT NULL CONSTRAINT "PK_turns" PRIMARY KEY,
    before INTEGER NOT NULL,
    conversation TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    events TEXT NOT NULL
);

INSERT INTO turns
SELECT row_number() OVER thread, CASE version WHEN 1 THEN 0 ELSE row_number() OVER thread - 1 END, conversation, version, at, events
FROM turns_by_conversation WINDOW thread AS (ORDER BY conversation, version);

DROP TABLE turns_by_conversation;

UPDATE conversations SET last_turn = number
FROM (SELECT conversation, max(number) AS number FROM turns GROUP BY conversation) WHERE conversation = id;

CREATE UNIQUE INDEX "messages_key" ON "messages" ("key") WHERE key IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122225235_Threads', '10.0.15');

CREATE TABLE "agent_links" (
    "digest" TEXT NOT NULL CONSTRAINT "PK_agent_links" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "agent" TEXT NULL,
    "name" TEXT NULL,
    "email" TEXT NULL,
    "role" TEXT NOT NULL,
    "made_by" TEXT NULL,
    "expires_at" INTEGER NOT NULL,
    "settled_at" INTEGER NULL
);

CREATE TABLE "agent_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NULL,
    CONSTRAINT "PK_agent_logins" PRIMARY KEY ("login_provider", "provider_key")
);

CREATE TABLE "agent_sessions" (
    "digest" TEXT NOT NULL CONSTRAINT "PK_agent_sessions" PRIMARY KEY,
    "agent" TEXT NOT NULL,
    "stamp" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "seen_at" INTEGER NOT NULL
);

CREATE TABLE "agent_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "PK_agent_tokens" PRIMARY KEY ("user_id", "login_provider", "name")
);

CREATE TABLE "agents" (
    "id" TEXT NOT NULL CONSTRAINT "PK_agents" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "joined_at" INTEGER NOT NULL,
    "last_code" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL,
    CONSTRAINT "agents_role" CHECK (role IN ('agent', 'lead'))
);

CREATE TABLE "audit" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_audit" PRIMARY KEY AUTOINCREMENT,
    "at" INTEGER NOT NULL,
    "agent" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "detail" TEXT NULL
);

CREATE INDEX "agent_sessions_agent" ON "agent_sessions" ("agent");

CREATE UNIQUE INDEX "agents_user_name" ON "agents" ("normalized_user_name");

CREATE INDEX "audit_agent" ON "audit" ("agent", "number");

CREATE INDEX "audit_at" ON "audit" ("at");

CREATE INDEX "audit_case" ON "audit" ("case_id", "number") WHERE case_id IS NOT NULL;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'The audit is not changed.');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from the audit.');
END;

CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number) BEGIN
    SELECT RAISE(ABORT, 'The audit is not changed.');
END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123023008_Accounts', '10.0.15');

CREATE TABLE "cases" (
    "id" TEXT NOT NULL CONSTRAINT "PK_cases" PRIMARY KEY,
    "customer" TEXT NULL,
    "step" TEXT NULL,
    "code" TEXT NULL,
    "holder_id" TEXT NULL,
    "holder_name" TEXT NULL,
    "taken_at" INTEGER NULL,
    "due_at" INTEGER NULL,
    "told" INTEGER NOT NULL,
    "waiting_since" INTEGER NULL,
    "last_at" INTEGER NOT NULL,
    "last_words" TEXT NULL,
    "on_errand" INTEGER NOT NULL,
    "outcome" TEXT NULL,
    "solved_by" TEXT NULL,
    "closed_at" INTEGER NULL,
    "snoozed_until" INTEGER NULL,
    "way_back" TEXT NULL,
    "rating" TEXT NULL,
    "rating_words" TEXT NULL,
    "search" TEXT NOT NULL
);

CREATE TABLE "notes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_notes" PRIMARY KEY,
    "escalation" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "agent_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" TEXT NOT NULL
);

INSERT INTO cases (id, told, last_at, on_errand, search)
SELECT id, 1, opened_at, 0, lower(id || ' ' || coalesce(playbook, '')) FROM escalations;

CREATE INDEX "cases_holder" ON "cases" ("holder_id") WHERE holder_id IS NOT NULL;

CREATE INDEX "notes_escalation" ON "notes" ("escalation");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123034215_Desk', '10.0.15');

CREATE INDEX "escalations_conversation" ON "escalations" ("conversation", "opened_at", "id");

CREATE INDEX "cases_due" ON "cases" ("due_at") WHERE told = 0 AND due_at IS NOT NULL;

CREATE INDEX "cases_snoozed" ON "cases" ("snoozed_until") WHERE snoozed_until IS NOT NULL;

CREATE INDEX "cases_waiting" ON "cases" ("waiting_since") WHERE waiting_since IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123034300_Queue', '10.0.15');

