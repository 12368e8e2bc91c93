using System.Buffers.Binary;
using System.Text;
using OpenCvSharp;

namespace Dobble.Assistant.Recordings;

/// <summary>
/// The start of an AVI file with one motion-JPEG stream. Its length never changes, so that it can be written over once the
/// file is finished; until then all sizes are 0, which players take as "up to the end of the file".
/// </summary>
internal static class AviHeader
{
    public const int Length = 224;

    /// <summary>Where offsets of the index count from: the name of the list of images.</summary>
    public const int MoviPosition = Length - 4;

    private const int MicrosecondsUntilKnown = 33_333;
    private const int HasIndex = 0x10;

    public static byte[] Unfinished(Size size) => Write(size, 0, MicrosecondsUntilKnown, 0, 0, 0);

    /// <param name="size">Of every image.</param>
    /// <param name="frames">How many images.</param>
    /// <param name="interval">Mean time between them.</param>
    /// <param name="largest">Bytes of the largest one.</param>
    /// <param name="end">Where the images end and the index begins.</param>
    /// <param name="length">Length of the file.</param>
    public static byte[] Finished(Size size, int frames, TimeSpan interval, int largest, long end, long length) =>
        Write(size, frames, interval > TimeSpan.Zero ? (int)interval.TotalMicroseconds : MicrosecondsUntilKnown, largest, end, length);

    private static byte[] Write(Size size, int frames, int microseconds, int largest, long end, long length)
    {
        var header = new byte[Length];
        var at = 0;
        void Name(string name) => at += Encoding.ASCII.GetBytes(name, header.AsSpan(at));
        void Numbers(params ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers)
            {
                BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at), number);
                at += sizeof(int);
            }
        }

        Name("RIFF");
        Numbers((int)Math.Max(0, length - 8));
        Name("AVI LIST");
        Numbers(192);
        Name("hdrlavih");
        Numbers(56, microseconds, 0, 0, frames > 0 ? HasIndex : 0, frames, 0, 1, largest, size.Width, size.Height, 0, 0, 0, 0);
        Name("LIST");
        Numbers(116);
        Name("strlstrh");
        Numbers(56);
        Name("vidsMJPG");
        Numbers(0, 0, 0, microseconds, 1_000_000, 0, frames, largest, -1, 0, 0, (size.Height << 16) | size.Width);
        Name("strf");
        Numbers(40, 40, size.Width, size.Height, (24 << 16) | 1);
        Name("MJPG");
        Numbers(size.Width * size.Height * 3, 0, 0, 0, 0);
        Name("LIST");
        Numbers((int)Math.Max(0, end - MoviPosition));
        Name("movi");
        return header;
    }
}
