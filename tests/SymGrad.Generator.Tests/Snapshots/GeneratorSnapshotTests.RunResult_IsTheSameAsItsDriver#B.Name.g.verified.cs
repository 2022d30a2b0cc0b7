//HintName: B.Name.g.cs
// formulas: ""
public static class NameOfB { public static string Value = "B"; }
