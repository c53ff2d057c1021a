using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>
/// The journeys, in a file of their own beside the database. It is counted from the turns, so it may be lost and is made again, and who
/// looks at figures does not hold up who talks.
/// </summary>
internal sealed class JourneyBook(string file) : DbContext
{
    // Counted up with every change of the tables or of what is counted: an older book is thrown away and counted anew.
    private const int Edition = 3;

    public DbSet<Course> Courses => Set<Course>();

    public DbSet<Journey> Journeys => Set<Journey>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Counted> Counted => Set<Counted>();

    /// <summary>Makes the book where there is none, or none that can be gone on with.</summary>
    /// <param name="lastTurn">A book that is ahead of the turns belongs to another database.</param>
    public static async Task Prepare(string file, long lastTurn)
    {
        await using var book = new JourneyBook(file);
        if (await book.Database.EnsureCreatedAsync())
        {
            book.Counted.Add(new Counted { Edition = Edition });
            await book.SaveChangesAsync();
        }
        else if (await book.Counted.SingleAsync() is var counted && (counted.Edition != Edition || counted.Through > lastTurn))
        {
            await book.Database.EnsureDeletedAsync();
            await Prepare(file, lastTurn);
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite($"Data Source={file};Pooling=False");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Course>().HasKey(course => course.Conversation);
        modelBuilder.Entity<Course>().HasOne(course => course.Journey).WithMany().HasForeignKey("JourneyNumber");
        modelBuilder.Entity<Journey>().HasKey(journey => journey.Number);
        modelBuilder.Entity<Journey>().HasIndex(journey => journey.BegunAt);
        modelBuilder.Entity<Journey>().HasMany(journey => journey.Visits).WithOne(visit => visit.Journey);
        modelBuilder.Entity<Visit>().HasKey(visit => visit.Number);
        modelBuilder.Entity<Counted>().HasKey(counted => counted.Edition);
    }

    // SQLite knows no times; as numbers they can be compared and ordered.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Milliseconds>();

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));
}

/// <summary>How far the book has come.</summary>
internal sealed class Counted
{
    public int Edition { get; init; }

    /// <summary>The number of the last turn that is counted.</summary>
    public long Through { get; set; }
}
