using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kapso.Coex.Bot.Storage;

/// <summary>The model that every provider shares; each adds its own context, because migrations belong to a provider.</summary>
internal abstract partial class StorageContext(DbContextOptions options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    // No foreign keys: one writer checks the conversation in the statement that numbers the message, and a check per row costs.
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(conversations =>
        {
            conversations.ToTable("conversations").HasKey(row => row.Id);
            conversations.HasIndex(row => row.HeardAt, "conversations_unanswered").HasFilter("heard > handled");
        });
        modelBuilder.Entity<MessageRow>(messages =>
        {
            messages.ToTable("messages").HasKey(row => row.Number);
            messages.HasIndex(row => row.Key, "messages_key").IsUnique().HasFilter("key IS NOT NULL");
        });
        modelBuilder.Entity<TurnRow>().ToTable("turns").HasKey(row => row.Number);
        modelBuilder.Entity<OutboxEntry>(outbox =>
        {
            outbox.ToTable("outbox").HasKey(row => row.Id);
            outbox.HasIndex(row => row.DueAt, "outbox_due").HasFilter("settled_at IS NULL");
        });
        modelBuilder.Entity<EscalationRow>(escalations =>
        {
            escalations.ToTable("escalations", table => table.HasCheckConstraint("escalations_state", "state IN ('open', 'taken', 'closed')"));
            escalations.HasKey(row => row.Id);
            escalations.HasIndex(row => new { row.State, row.OpenedAt, row.Id }, "escalations_by_state");
            escalations.HasIndex(row => new { row.OpenedAt, row.Id }, "escalations_by_age");
            escalations.HasIndex(row => new { row.Conversation, row.OpenedAt, row.Id }, "escalations_conversation");
        });
        modelBuilder.Entity<AttachmentRow>(attachments =>
        {
            attachments.ToTable("attachments").HasKey(row => row.Id);
            attachments.HasIndex(row => row.Conversation, "attachments_conversation");
        });
        modelBuilder.Entity<PlaybookEditionRow>().ToTable("playbook_editions").HasKey(row => new { row.Id, row.Version });
        modelBuilder.Entity<KeyRow>().ToTable("keys").HasKey(row => row.Name);
        WhatsApp(modelBuilder);
        Accounts(modelBuilder);
        Desk(modelBuilder);
        NameColumns(modelBuilder);
    }

    private static void WhatsApp(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonRow>().ToTable("people").HasKey(row => row.Conversation);
        modelBuilder.Entity<AddressRow>().ToTable("addresses").HasKey(row => row.Address);
        modelBuilder.Entity<IdentityRow>().ToTable("identities").HasKey(row => row.Conversation);
        modelBuilder.Entity<PostingRow>(postings =>
        {
            postings.ToTable("postings").HasKey(row => new { row.Conversation, row.Sequence });
            postings.HasIndex(row => row.DueAt, "postings_due").HasFilter("state = 0");
        });
        modelBuilder.Entity<DeliveryRow>(deliveries =>
        {
            deliveries.ToTable("deliveries").HasKey(row => new { row.Conversation, row.Sequence, row.Part });
            deliveries.HasIndex(row => row.MessageId, "deliveries_message").IsUnique().HasFilter("message_id IS NOT NULL");
        });
        modelBuilder.Entity<ParkedStatusRow>().ToTable("parked_statuses").HasKey(row => row.MessageId);
        modelBuilder.Entity<InvitationRow>().ToTable("invitations").HasKey(row => row.Code);
        modelBuilder.Entity<AccountEventRow>().ToTable("account_events").HasKey(row => row.Id);
    }

    private static void Desk(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaseRow>(cases =>
        {
            cases.ToTable("cases").HasKey(row => row.Id);
            cases.HasIndex(row => row.HolderId, "cases_holder").HasFilter("holder_id IS NOT NULL");
            cases.HasIndex(row => row.DueAt, "cases_due").HasFilter("told = 0 AND due_at IS NOT NULL");
            cases.HasIndex(row => row.WaitingSince, "cases_waiting").HasFilter("waiting_since IS NOT NULL");
            cases.HasIndex(row => row.SnoozedUntil, "cases_snoozed").HasFilter("snoozed_until IS NOT NULL");
        });
        modelBuilder.Entity<NoteRow>(notes =>
        {
            notes.ToTable("notes").HasKey(row => row.Id);
            notes.HasIndex(row => row.Escalation, "notes_escalation");
        });
    }

    private static void NameColumns(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(table => table.GetProperties()))
        {
            property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
        }
    }

    [GeneratedRegex("\\B[A-Z]")]
    private static partial Regex WordStart();

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
