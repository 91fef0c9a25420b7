/** What a request should have held, where 'request.invalid' says so; in both languages. */
export interface Expectation {
  readonly vi: string;
  readonly en: string;
}

export const expectations = {
  text: { vi: 'phải là chữ', en: 'must be text' },
  nextOfPage: { vi: 'phải là giá trị "next" của trang trước', en: 'must be the "next" of the page before' },
  rowOfSheet: { vi: 'phải là một dòng của bảng', en: 'must be a row of the sheet' },
  form: { vi: 'phải gửi dạng multipart/form-data', en: 'must be sent as multipart/form-data' },
  oneFile: { vi: 'phải có một tệp', en: 'must hold one file' },
  wholeForm: {
    vi: 'biểu mẫu gửi lên bị đứt giữa chừng, hãy gửi lại',
    en: 'the form broke off in its middle, send it again',
  },
  mediaType: { vi: 'kiểu nội dung không được nhận ở đây', en: 'this type of content is not taken here' },
  jsonBody: { vi: 'nội dung phải là JSON đúng cú pháp', en: 'the body must be well-formed JSON' },
  bodyLength: { vi: 'độ dài nội dung không khớp với đã báo', en: 'the body is not as long as was said' },
  http: { vi: 'yêu cầu không đúng giao thức HTTP', en: 'the request is not proper HTTP' },
} as const satisfies Record<string, Expectation>;
