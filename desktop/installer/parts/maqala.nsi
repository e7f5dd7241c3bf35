; The installer for Windows: for one user, without administrator rights, silent with /S.
; Defined on the command line: NAME DISPLAY VERSION STAGED OUTPUT ICON SIZE_KB PARTS, and TYPES_IN and TYPES_OUT,
; which are files with a line for each file type.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"

Name "${DISPLAY}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${DISPLAY}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${DISPLAY}"
VIAddVersionKey "FileDescription" "${DISPLAY}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MPL-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${PARTS}" "Kazakh"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString PROGRAM ${LANG_KAZAKH} "Бағдарлама"
LangString PROGRAM ${LANG_RUSSIAN} "Программа"
LangString PROGRAM ${LANG_ENGLISH} "Program"
LangString DESKTOP_ICON ${LANG_KAZAKH} "Жұмыс үстеліндегі белгіше"
LangString DESKTOP_ICON ${LANG_RUSSIAN} "Значок на рабочем столе"
LangString DESKTOP_ICON ${LANG_ENGLISH} "Icon on the desktop"
LangString RUNNING ${LANG_KAZAKH} "${DISPLAY} ашық тұр. Мақалаларыңызды сақтап, бағдарламаны жабыңыз да, қайталаңыз."
LangString RUNNING ${LANG_RUSSIAN} "${DISPLAY} запущена. Сохраните статьи, закройте программу и повторите."
LangString RUNNING ${LANG_ENGLISH} "${DISPLAY} is running. Save your articles, close the program and try again."
LangString SETTINGS ${LANG_KAZAKH} "Баптауларыңыз бен сөздігіңіз де жойылсын ба? Мақалаларыңызға тиілмейді."
LangString SETTINGS ${LANG_RUSSIAN} "Удалить также настройки и ваш словарь? Статьи останутся на месте."
LangString SETTINGS ${LANG_ENGLISH} "Remove your settings and your dictionary, too? Your articles are left alone."

!macro WAIT_UNTIL_CLOSED
  ; A program that runs holds its file open: nobody can open it for writing.
  ${DoWhile} ${FileExists} "$INSTDIR\${NAME}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "$(PROGRAM)"
  SectionIn RO
  !insertmacro WAIT_UNTIL_CLOSED
  ; What an older version left would be taken for a part of this one.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${STAGED}/*"
  File "/oname=${NAME}.ico" "${ICON}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${DISPLAY}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${DISPLAY}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${NAME}.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ; Offered by "Open with"; what opens these files by default stays what it was.
  WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe" "FriendlyAppName" "${DISPLAY}"
  WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe\DefaultIcon" "" "$INSTDIR\${NAME}.ico"
  !include "${TYPES_IN}"
SectionEnd

Section /o "$(DESKTOP_ICON)" SECTION_DESKTOP
  CreateShortcut "$DESKTOP\${DISPLAY}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico"
SectionEnd

Section Uninstall
  !insertmacro WAIT_UNTIL_CLOSED
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\${NAME}-cli.exe"
  Delete "$INSTDIR\${NAME}.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing of anybody else is in it
  Delete "$SMPROGRAMS\${DISPLAY}.lnk"
  Delete "$DESKTOP\${DISPLAY}.lnk"
  !include "${TYPES_OUT}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${NAME}.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  ; What was never saved stays in the recovery folder, whatever is answered.
  ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(SETTINGS)" /SD IDNO IDYES`
    Delete "$APPDATA\${DISPLAY}\settings.json"
    Delete "$APPDATA\${DISPLAY}\words.txt"
    RMDir /r "$APPDATA\${DISPLAY}\dictionaries"
    RMDir "$APPDATA\${DISPLAY}"
  ${EndIf}
SectionEnd
