import IntakeCore

extension HelpPage {
  static let letter = Localized(
    vi: """
      dexuat register letter ENTRY — thư về cả hồ sơ mà số đến thuộc về

        dexuat register letter 17 --register so
        dexuat register letter 17 --register so --kind return
        dexuat register letter 17 --register so --report html --output thu.html

        --register DIR     thư mục sổ tiếp nhận (mặc định: so-tiep-nhan)
        --kind LOẠI        receipt: giấy tiếp nhận (mặc định)
                           return: đề nghị hoàn thiện, chỉ khi có điều phải sửa
                           hoặc làm rõ
        --report DẠNG      text: để gửi thư điện tử, rộng 72 cột (mặc định)
                           html: để in trên giấy A4
        --output FILE      ghi thư vào tệp
        --lang vi|en       ngôn ngữ của thư (mặc định vi)

      Cùng một sổ luôn cho cùng một thư; số, ngày và chữ ký để trống.

      """,
    en: """
      dexuat register letter ENTRY — a letter about the entry's whole submission

        dexuat register letter 17 --register reg
        dexuat register letter 17 --register reg --kind return
        dexuat register letter 17 --register reg --report html --output letter.html

        --register DIR     the register's folder (default: so-tiep-nhan)
        --kind KIND        receipt: what was received (default)
                           return: what to mend, only where there is something to
                           mend or to make clear
        --report FORMAT    text: to mail, 72 columns wide (default)
                           html: to print on A4
        --output FILE      write the letter to a file
        --lang vi|en       the letter's language (vi by default)

      The same register always gives the same letter; number, date and signature are
      left blank.

      """)

  static let completions = Localized(
    vi: """
      dexuat completions bash|zsh|fish — hoàn tất lệnh bằng phím Tab

        source <(dexuat completions bash)                      phiên bash này
        dexuat completions bash > ~/.local/share/bash-completion/completions/dexuat
        dexuat completions zsh > ~/.zfunc/_dexuat              ~/.zfunc trong fpath
        dexuat completions fish > ~/.config/fish/completions/dexuat.fish

        --lang vi|en       ngôn ngữ của lời giải thích (mặc định vi)

      """,
    en: """
      dexuat completions bash|zsh|fish — completion with the Tab key

        source <(dexuat completions bash)                      this bash session
        dexuat completions bash > ~/.local/share/bash-completion/completions/dexuat
        dexuat completions zsh > ~/.zfunc/_dexuat              ~/.zfunc in fpath
        dexuat completions fish > ~/.config/fish/completions/dexuat.fish

        --lang vi|en       the language of the descriptions (vi by default)

      """)
}
