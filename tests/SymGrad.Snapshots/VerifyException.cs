/// <summary>
/// A snapshot differs from its verified file; the message lists the files and shows both texts. In no namespace, as Verify's own is,
/// so that a test log opens with the same words.
/// </summary>
#pragma warning disable CA1032, CA1064, CA1050, MA0047 // Made here only, and never caught by type.
internal sealed class VerifyException(string message) : Exception(message)
#pragma warning restore CA1032, CA1064, CA1050, MA0047
{
    // The message says it all; where the comparison was made says nothing.
    public override string StackTrace => "";
}
