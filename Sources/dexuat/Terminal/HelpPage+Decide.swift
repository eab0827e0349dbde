import IntakeCore

extension HelpPage {
  static let decide = page(
    vi: """
      dexuat decide ENTRY — ghi quyết định của người có thẩm quyền về một số đến

        dexuat decide 17 --waive M005 --task 2 --by "Lê Thị B" --why "đã bổ sung" \\
          --document 12/TB-TKNL --expires 2023-06-30
        dexuat decide 17 --extend "2023-05-05 17:00" --by … --why … --document …

      Đúng một trong
        --accept           chấp nhận: được tính, dù đã phát hiện điều gì
        --return           trả lại đơn vị
        --waive CODE       phát hiện có mã này vẫn ghi nhưng không còn ảnh hưởng
        --withdraw         đơn vị rút tệp này
        --extend INSTANT   hạn nộp riêng của đơn vị
        --received INSTANT sửa thời điểm nhận
        --same-as ENTRY    đơn vị của hai số đến là một (R005)
        --distinct-from ENTRY
                           đơn vị của hai số đến là hai (R005)
        --replaces         danh mục đang chờ thay danh mục trước (R006)
        --supplements      danh mục đang chờ bổ sung danh mục trước (R006)
        --revoke N         hủy quyết định số N đối với số đến này; cả hai vẫn lưu trong sổ

        --submission       cả hồ sơ; đi với --accept, --return, --waive, --withdraw, --received
        --dry-run          chỉ nói điều gì sẽ thay đổi, không ghi gì
        --task NUMBER      chỉ một nhiệm vụ; đi với --accept, --return, --waive
        --by WHO           ai quyết định (bắt buộc)
        --why TEXT         vì sao (bắt buộc)
        --document NUMBER  số văn bản của cơ quan có thẩm quyền (bắt buộc)
        --expires INSTANT  từ lúc đó không còn hiệu lực
        --register DIR     thư mục sổ tiếp nhận (mặc định: so-tiep-nhan)
        --now INSTANT      thời điểm xét (mặc định: đồng hồ)

      Quyết định chỉ được ghi thêm, không sửa điều đã ghi; hồ sơ được xét lại ngay.

      """,
    en: """
      dexuat decide ENTRY — record a person's decision on an entry or its task

        dexuat decide 17 --waive M005 --task 2 --by "Lê Thị B" --why "now added" \\
          --document 12/TB-TKNL --expires 2023-06-30
        dexuat decide 17 --extend "2023-05-05 17:00" --by … --why … --document …

      Exactly one of
        --accept           it counts, whatever was found
        --return           it goes back to its submitter
        --waive CODE       findings with this code stay listed and no longer weigh
        --withdraw         the submitter takes this document back
        --extend INSTANT   the submitter's own cut-off
        --received INSTANT the corrected receipt
        --same-as ENTRY    the submitters of both entries are one (R005)
        --distinct-from ENTRY
                           the submitters of both entries are two (R005)
        --replaces         the list that waits takes the place of the earlier one (R006)
        --supplements      the list that waits stands beside the earlier one (R006)
        --revoke N         decision N on this entry no longer counts; both stay on record

        --submission       all of the submission; goes with --accept, --return, --waive,
                           --withdraw, --received
        --dry-run          only tell what would change, record nothing
        --task NUMBER      one task only; goes with --accept, --return, --waive
        --by WHO           who decides (required)
        --why TEXT         why (required)
        --document NUMBER  the number of the authority's document (required)
        --expires INSTANT  from then on it no longer counts
        --register DIR     the register's folder (default: so-tiep-nhan)
        --now INSTANT      the instant of the judgement (default: the clock)

      A decision is only ever added; the submission is judged anew at once.

      """)
}
