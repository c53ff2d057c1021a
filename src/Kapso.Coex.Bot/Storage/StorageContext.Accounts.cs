using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Storage;

internal abstract partial class StorageContext
{
    private static void Accounts(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AgentRow>(agents =>
        {
            agents.ToTable("agents", table => table.HasCheckConstraint("agents_role", "role IN ('agent', 'lead')"));
            agents.HasKey(row => row.Id);
            agents.HasIndex(row => row.NormalizedUserName, "agents_user_name").IsUnique();
            agents.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();

            // One address signs in, and no mail or text message is ever sent.
            agents.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
            agents.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
        });
        modelBuilder.Entity<IdentityUserLogin<string>>().ToTable("agent_logins").HasKey(row => new { row.LoginProvider, row.ProviderKey });
        modelBuilder.Entity<IdentityUserToken<string>>().ToTable("agent_tokens").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
        modelBuilder.Entity<AgentLinkRow>().ToTable("agent_links").HasKey(row => row.Digest);
        modelBuilder.Entity<AgentSessionRow>(sessions =>
        {
            sessions.ToTable("agent_sessions").HasKey(row => row.Digest);
            sessions.HasIndex(row => row.Agent, "agent_sessions_agent");
        });
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit").HasKey(row => row.Number);
            audit.HasIndex(row => row.At, "audit_at");
            audit.HasIndex(row => new { row.Agent, row.Number }, "audit_agent");
            audit.HasIndex(row => new { row.CaseId, row.Number }, "audit_case").HasFilter("case_id IS NOT NULL");
        });
    }
}
