using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Web;

/// <summary>
/// Lets browsers in where the page is served to others: whoever enters the code of six digits gets a cookie that is good until the key
/// file is deleted. After some wrong codes there is another code, and none is taken for a while.
/// </summary>
internal sealed partial class Pairing
{
    public const string Path = "/pair", RateLimit = "code";
    public const int TriesPerMinute = 10;

    private const string Cookie = "dobble", KeyFile = "web.key";
    private const int MaxWrong = 10;

    /// <summary>No code is taken for so long after <see cref="MaxWrong"/> wrong ones, and the code is not said more often.</summary>
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(10), Quiet = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly LiveSettings _settings;
    private readonly StatusBoard _board;
    private readonly LiveVoice _voice;
    private readonly TimeProvider _clock;
    private readonly ILogger<Pairing> _log;
    private readonly Lazy<byte[]> _token;
    private string _code = NewCode();
    private int _wrong;
    private long? _locked, _said;

    public Pairing(LiveSettings settings, StatusBoard board, LiveVoice voice, TimeProvider clock, ILogger<Pairing> log)
    {
        (_settings, _board, _voice, _clock, _log) = (settings, board, voice, clock, log);
        IsNeeded = settings.Web && !IPAddress.IsLoopback(IPAddress.Parse(settings.WebAddress));
        _token = new Lazy<byte[]>(() =>
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SecretOf(System.IO.Path.Combine(Home.UserData, KeyFile)))));
    }

    /// <summary>Whether a code is asked for: always, unless only this machine can ask.</summary>
    public bool IsNeeded { get; }

    /// <summary>Tells log and screen where the page is, and the code.</summary>
    public void Tell()
    {
        var address = $"http://{HostName()}:{_settings.WebPort.ToString(CultureInfo.InvariantCulture)}/";
        if (!IsNeeded)
        {
            LogPage(address);
            return;
        }

        LogPairing(address, _code);
        _board.Set(status => status with { Invitation = $"{address}  {_code[..3]} {_code[3..]}" });
    }

    /// <summary>Whether a request may have what it asks for.</summary>
    public bool LetsPass(HttpRequest request) => !IsNeeded || IsPaired(request) || IsOpen(request.Path);

    /// <summary>Takes a code that was entered.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false)
            : null;
        var digits = string.Concat(form?["code"].ToString().Where(char.IsAsciiDigit) ?? []);
        if (IsNeeded && !Take(digits))
        {
            context.Response.Redirect(Path + "?wrong");
            return;
        }

        if (IsNeeded)
            context.Response.Cookies.Append(Cookie, Encoding.ASCII.GetString(_token.Value), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                MaxAge = TimeSpan.FromDays(365),
            });
        context.Response.Redirect("/");
    }

    /// <summary>Says the code aloud where no screen shows it, once in a while.</summary>
    public void Say()
    {
        string code;
        lock (_lock)
        {
            if (!IsNeeded || _settings.Display != DisplayKind.None || (_said is { } at && _clock.GetElapsedTime(at) < Quiet))
                return;
            (_said, code) = (_clock.GetTimestamp(), _code);
        }

        _ = _voice.SpellAsync(code);
    }

    /// <summary>Whether digits are the code, and codes are taken just now.</summary>
    internal bool Take(string digits)
    {
        lock (_lock)
        {
            if (_locked is { } since && _clock.GetElapsedTime(since) < LockOut)
                return false;
            _locked = null;
            var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digits), Encoding.ASCII.GetBytes(_code));
            _wrong = isRight ? 0 : _wrong + 1;
            if (_wrong < MaxWrong)
                return isRight;
            (_locked, _wrong, _code) = (_clock.GetTimestamp(), 0, NewCode());
        }

        LogLocked(MaxWrong, LockOut.TotalMinutes);
        Tell();
        return false;
    }

    private bool IsPaired(HttpRequest request) =>
        request.Cookies[Cookie] is { } given && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _token.Value);

    /// <summary>The page that asks for the code, and what it is made of.</summary>
    private static bool IsOpen(PathString path) =>
        path.Value is Path or "/pair.js" or "/words.js" or "/page.css" or "/icon.svg" || path.StartsWithSegments("/words");

    private byte[] SecretOf(string file)
    {
        try
        {
            if (File.Exists(file) && File.ReadAllBytes(file) is { Length: 32 } kept)
                return kept;
            var secret = RandomNumberGenerator.GetBytes(32);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            using var key = File.Create(file);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(key.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            key.Write(secret);
            return secret;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogForgets(file, e.Message);
            return RandomNumberGenerator.GetBytes(32);
        }
    }

    private static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The address to type on a phone.</summary>
    private string HostName()
    {
        var address = IPAddress.Parse(_settings.WebAddress);
        if (IPAddress.IsLoopback(address))
            return "localhost";
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            address = NetworkInterface.GetAllNetworkInterfaces()
                .Where(one => one.OperationalStatus == OperationalStatus.Up && one.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                .SelectMany(one => one.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address))
                .FirstOrDefault(one => one.AddressFamily == AddressFamily.InterNetwork, IPAddress.Loopback);
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
    }

    [LoggerMessage(LogLevel.Information, "The page is at {Address}")]
    private partial void LogPage(string address);

    [LoggerMessage(LogLevel.Information, "The page is at {Address}; the code is {Code}")]
    private partial void LogPairing(string address, string code);

    [LoggerMessage(LogLevel.Warning, "{Wrong} wrong codes; there is another code, and none is taken for {Minutes} minutes")]
    private partial void LogLocked(int wrong, double minutes);

    [LoggerMessage(LogLevel.Warning, "{File} cannot be kept ({Reason}): phones enter the code again after each start")]
    private partial void LogForgets(string file, string reason);
}
